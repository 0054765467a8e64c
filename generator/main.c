/*
 * main.c - starts the program; see cmd/cmd.h.
 */
int main(void)
{
    return 0;
}
