package io.github.e2emaven.net;

import java.util.regex.Pattern;

/**
 * What a probe got.
 *
 * @param status HTTP status code; 0 when there was no answer
 * @param failure why there was none; else empty
 */
public record HttpAnswer(int status, String failure) {

  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d(?:\\.\\d)? (\\d{3})\\b.*");
  private static final int FIRST_GOOD = 200;
  private static final int FIRST_BAD = 400;

  static HttpAnswer failed(String why) {
    return new HttpAnswer(0, why);
  }

  /** Of the first line of an answer. */
  static HttpAnswer parse(String line) {
    var statusLine = STATUS_LINE.matcher(line);
    return statusLine.matches()
        ? new HttpAnswer(Integer.parseInt(statusLine.group(1)), "")
        : failed(line.isEmpty() ? "connection closed without an answer" : "not an HTTP answer");
  }

  /** Whether the server is ready: 2xx or 3xx. */
  public boolean isReady() {
    return status >= FIRST_GOOD && status < FIRST_BAD;
  }

  /** For messages: {@code HTTP 503}, {@code ConnectException: Connection refused}. */
  @Override
  public String toString() {
    return status > 0 ? "HTTP " + status : failure;
  }
}
