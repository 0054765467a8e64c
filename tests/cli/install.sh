# Building and installing: what the Makefile promises beside compiling.

test_the_build_refuses_another_libharu() {
    if make -s -C "$ROOT" LIBHARU_VERSION=9.9.9 B="$PWD/b" "$PWD/b/libharu-checked" 2>stderr; then
        echo "another version was accepted"
        return 1
    fi
    grep -q 'rapport needs libharu 9.9.9, found' stderr
    grep -q 'may lay out differently' stderr
}

test_an_installed_copy_runs_without_the_checkout() {
    local variant=${BUILD##*/} first
    make -s -C "$ROOT" VARIANT="$variant" PREFIX="$PWD/usr" install >/dev/null
    cp -R "$ROOT/samples/quarterly" project
    env -u RAPPORT_DATA usr/bin/rapport build project -o out -q --to html,pdf wodomat
    rapport build project -o own -q --to html,pdf wodomat
    diff -r out own
    test -s usr/share/man/man1/rapport.1
    make -s -C "$ROOT" VARIANT="$variant" PREFIX="$PWD/usr" uninstall >/dev/null
    first=$(find usr -type f | head -n 1)
    test -z "$first"
}

test_help_lists_every_target_with_its_meaning() {
    make -s -C "$ROOT" help >targets
    for target in all deps fonts demo test fuzz check-asan check-valgrind golden lint format \
        format-check bench install uninstall clean help; do
        grep -q "make $target  *[a-z]" targets || { echo "$target is missing"; return 1; }
    done
}
