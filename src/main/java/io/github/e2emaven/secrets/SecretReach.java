package io.github.e2emaven.secrets;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where an occurrence of a secret counts. A password that is an ordinary word occurs in texts that
 * have nothing to do with it: masked everywhere, {@code test} would make {@code <***suite>} of a
 * report, and {@code acme} another class of {@code com.acme.ShopE2E}: the run would be broken.
 */
enum SecretReach {
  /** Everywhere: the secret is long or unusual enough. */
  ANYWHERE,
  /** Between characters that do not belong to names: the secret is a word. */
  WORD,
  /**
   * After {@code password=} and the like, in {@code ://user:password@}, and as the whole value of a
   * property: the secret is short, a small number, or part of every report.
   */
  VALUE;

  private static final int SHORT = 4;
  private static final int LONG = 16;

  /** Bytes before and after an occurrence that decide. */
  static final int CONTEXT = 128;

  /** What a reader of reports must find unchanged, and words of every run. */
  private static final String VOCABULARY =
      """
      <?xml version='1.0' encoding='UTF-8'?> <!-- e2e-maven-plugin: run --> <testsuites> <testsuite
      xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:noNamespaceSchemaLocation=
      'https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd'
      version='3.0.2' name='' time='' tests='' errors='' skipped='' failures='' flakes='' group=''>
      <properties> <property name='' value=''/> <testcase name='' classname='' time=''> <failure
      message='' type=''> <error> <rerunFailure> <rerunError> <flakyFailure> <flakyError> <skipped>
      <stackTrace> <system-out> <system-err> <![CDATA[ ]]>
      jdbc:postgresql://localhost:5432/postgres?user=postgres&password= e2e.db.password e2e.db.user
      """;

  private static final String QUOTE = "(?:[\"'`]|\\\\\"|&quot;|&apos;|&#0?39;|%22)?";

  private static final Pattern VALUE_START =
      Pattern.compile(
          "(?:(?i:pass(?:word|wd|phrase|code)?|pwd|pw|secret|credentials?|token)"
              + (QUOTE + "\\s*(?:[=:]|%3[Dd]|%3[Aa]|&#61;)\\s*" + QUOTE)
              + "|://[^\\s/@]*(?::|%3[Aa])|\\bvalue=[\"'])\\z");

  static SecretReach of(String secret) {
    if (secret.length() < SHORT || VOCABULARY.contains(secret) || secret.matches("[0-9.]{1,9}")) {
      return VALUE;
    }
    return secret.length() < LONG && secret.matches("\\p{L}+[0-9]*") ? WORD : ANYWHERE;
  }

  /** Whether an occurrence from start to end counts in a text that ends at the limit. */
  boolean covers(byte[] text, int start, int end, int limit) {
    return switch (this) {
      case ANYWHERE -> true;
      case WORD -> isWordStart(text, start) && isWordEnd(text, end, limit);
      case VALUE -> isWordStart(text, start) && isWordEnd(text, end, limit) && isValue(text, start);
    };
  }

  private static boolean isWordStart(byte[] text, int start) {
    if (start == 0) {
      return true;
    }
    var before = text[start - 1];
    if (isName(before)) {
      return isEscape(text, start);
    }
    return before != '.' || start == 1 || !isName(text[start - 2]);
  }

  /** Whether an escape ends here: URL-encoded, or of a JSON or Java string. */
  private static boolean isEscape(byte[] text, int end) {
    return (end >= 3 && text[end - 3] == '%')
        || (end >= 6 && text[end - 6] == '\\' && text[end - 5] == 'u')
        || (end >= 2 && text[end - 2] == '\\' && "nrt".indexOf(text[end - 1]) >= 0);
  }

  private static boolean isWordEnd(byte[] text, int end, int limit) {
    if (end == limit) {
      return true;
    }
    return text[end] == '.' ? end + 1 == limit || !isName(text[end + 1]) : !isName(text[end]);
  }

  private static boolean isValue(byte[] text, int start) {
    var from = Math.max(0, start - CONTEXT);
    var before = new String(text, from, start - from, StandardCharsets.ISO_8859_1);
    return VALUE_START.matcher(before).find();
  }

  private static boolean isName(byte c) {
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || c == '_'
        || c == '$';
  }
}
