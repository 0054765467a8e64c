/*
 * Preflight.java - validates PDF files against PDF/A-1b with Apache PDFBox Preflight.
 *
 * Run as a single source file: java -cp CLASSPATH Preflight.java FILE...  (see preflight.sh).
 * Prints the findings of each file; the exit status is 1 when there are any.
 */
import java.io.File;
import java.io.IOException;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

public class Preflight {
    private static ValidationResult validate(String path) throws IOException {
        PreflightParser parser = new PreflightParser(new File(path));
        try {
            parser.parse();
            try (PreflightDocument document = parser.getPreflightDocument()) {
                document.validate();
                return document.getResult();
            }
        } catch (SyntaxValidationException e) {
            return e.getResult();
        }
    }

    public static void main(String[] paths) throws IOException {
        boolean valid = paths.length > 0;
        for (String path : paths) {
            ValidationResult result = validate(path);
            System.out.println(path + ": " + (result.isValid() ? "valid PDF/A-1b" : "not valid"));
            for (ValidationResult.ValidationError error : result.getErrorsList())
                System.out.println("  " + error.getErrorCode() + " " + error.getDetails());
            valid &= result.isValid();
        }
        System.exit(valid ? 0 : 1);
    }
}
