package io.github.e2emaven.junitxml;

import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.StackAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the database's password out of the system properties that every report lists. */
public final class PasswordMask {

  /** Properties stand at the beginning of a report; its output may be larger than memory. */
  private static final int HEAD = 1 << 20;

  private static final Pattern PROPERTY =
      Pattern.compile("(<property name=\"[^\"]*\" value=\")([^\"]*)(\")");

  private PasswordMask() {}

  /**
   * Masks all reports of a stack.
   *
   * @throws IOException when one cannot be rewritten
   */
  public static void apply(StackAddress stack) throws IOException {
    var database = stack.database();
    if (database == null || !Files.isDirectory(stack.directory().reports())) {
      return;
    }
    try (DirectoryStream<Path> reports =
        Files.newDirectoryStream(stack.directory().reports(), "*.xml")) {
      for (var report : reports) {
        mask(report, escaped(database));
      }
    }
  }

  private static void mask(Path report, String password) throws IOException {
    var masked = report.resolveSibling(report.getFileName() + ".part");
    try (var in = Files.newInputStream(report);
        var out = Files.newOutputStream(masked)) {
      // One byte, one character: whatever the encoding, the rest stays as it is.
      var head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
      out.write(masked(head, password).getBytes(StandardCharsets.ISO_8859_1));
      in.transferTo(out);
    }
    Files.move(masked, report, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String masked(String head, String password) {
    return PROPERTY
        .matcher(head)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    match.group(1) + hidden(match.group(2), password) + match.group(3)));
  }

  private static String hidden(String value, String password) {
    return !password.isEmpty() && value.equals(password) ? "***" : value;
  }

  private static String escaped(DatabaseAddress database) {
    var password = database.credentials().password().value();
    var escaped =
        password
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
    return new String(escaped.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
