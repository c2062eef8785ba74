package dev.latchkey.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** The page: templates that the build compiled, and one style sheet, which is all that the page lets a browser use. */
final class HtmlReport {

    private HtmlReport() {}

    /** The same replay gives the same page, byte by byte: two of them can be compared. */
    static void write(Replayed replayed, Writer to) throws IOException {
        String style = style();
        TemplateEngine templates = TemplateEngine.createPrecompiled(
                null, ContentType.Html, HtmlReport.class.getClassLoader(), HtmlReport.class.getPackageName());
        Map<String, Object> page = Map.of("page", Page.of(replayed), "style", style, "styleHash", hash(style));
        try {
            templates.render("report.jte", page, new WriterOutput(to));
        } catch (TemplateException e) {
            // A full disk is no fault of the template that was being written.
            if (e.getCause() instanceof UncheckedIOException unwritten) {
                throw unwritten.getCause();
            }
            throw e;
        }
        to.flush();
    }

    private static String style() throws IOException {
        try (InputStream file = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** As a Content-Security-Policy names what it allows. */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
