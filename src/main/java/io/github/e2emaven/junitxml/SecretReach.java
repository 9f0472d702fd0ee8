package io.github.e2emaven.junitxml;

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
  static final int CONTEXT = 256;

  /** What a reader of reports must find unchanged, and words of every run. */
  private static final String MARKUP =
      """
      <?xml version="1.0" encoding="UTF-8"?> <!-- e2e-maven-plugin: run --> <testsuites> <testsuite
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation=
      "https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd"
      version="3.0.2" name="" time="" tests="" errors="" skipped="" failures="" flakes="" group="">
      <properties> <property name="" value=""/> <testcase name="" classname="" time=""> <failure
      message="" type=""> <error> <rerunFailure> <rerunError> <flakyFailure> <flakyError> <skipped>
      <stackTrace> <system-out> <system-err> <![CDATA[ ]]>
      jdbc:postgresql://localhost:5432/postgres?user=postgres&password= e2e.db.password e2e.db.user
      """;

  private static final String QUOTE = "(?:[\"'`]|\\\\\"|&quot;|&apos;|&#0?39;|%22)?";

  private static final Pattern WORD_START =
      Pattern.compile(
          "(?:^|%[0-9A-Fa-f]{2}|\\\\u[0-9A-Fa-f]{4}|\\\\[nrt]|[^\\w$.]|(?:^|[^\\w$])\\.)\\z");

  private static final Pattern WORD_END = Pattern.compile("^(?:\\z|[^\\w$.]|\\.(?:\\z|[^\\w$]))");

  private static final Pattern VALUE_START =
      Pattern.compile(
          "(?:(?i:pass|password|passwd|pwd)"
              + (QUOTE + "\\s*(?:[=:]|%3[Dd]|%3[Aa]|&#61;)\\s*" + QUOTE)
              + "|://[^\\s/@]*(?::|%3[Aa])|\\bvalue=[\"'])\\z");

  static SecretReach of(String secret) {
    if (secret.length() < SHORT || MARKUP.contains(secret) || secret.matches("[0-9.]{1,9}")) {
      return VALUE;
    }
    return secret.length() < LONG && secret.matches("\\p{L}+[0-9]*") ? WORD : ANYWHERE;
  }

  boolean covers(byte[] text, int start, int end, int limit) {
    return switch (this) {
      case ANYWHERE -> true;
      case WORD ->
          WORD_START.matcher(before(text, start)).find()
              && WORD_END.matcher(after(text, end, limit)).find();
      case VALUE ->
          VALUE_START.matcher(before(text, start)).find()
              && WORD_END.matcher(after(text, end, limit)).find();
    };
  }

  private static String before(byte[] text, int start) {
    var from = Math.max(0, start - CONTEXT);
    return new String(text, from, start - from, StandardCharsets.ISO_8859_1);
  }

  private static String after(byte[] text, int end, int limit) {
    var length = Math.min(CONTEXT, limit - end);
    return new String(text, end, length, StandardCharsets.ISO_8859_1);
  }
}
