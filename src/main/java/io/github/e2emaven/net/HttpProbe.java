package io.github.e2emaven.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Sends one HTTP request over a plain socket: no thread, no proxy, no redirect, no retry, and a
 * timeout that holds even when the server sends one byte per second. Only for a port with a known
 * listener: a connection to an ephemeral port without one may reach itself.
 */
public final class HttpProbe {

  private static final int MAX_LINE = 1_000;
  private static final int DRAIN_BYTES = 8_192;
  private static final Duration DRAIN = Duration.ofMillis(100);
  private static final int DEFAULT_PORT = 80;

  private final Duration timeout;
  private final ProbeCancellation abort;

  /**
   * A probe with a timeout.
   *
   * @param timeout for connection and response together, at least 1 ms
   * @param abort ends it early
   */
  public HttpProbe(Duration timeout, ProbeCancellation abort) {
    this.timeout = timeout;
    this.abort = abort;
  }

  /** GETs an {@code http} URL; a failure is a value, too. */
  public Answer get(URI url) {
    var deadline = System.nanoTime() + timeout.toNanos();
    try (var socket = new Socket()) {
      abort.begin(socket);
      var port = url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
      var host = Objects.requireNonNullElse(url.getHost(), "");
      socket.connect(new InetSocketAddress(host, port), millisUntil(deadline));
      socket.getOutputStream().write(request(url));
      var answer = Answer.parse(statusLine(socket, deadline));
      drain(socket, Math.min(deadline, System.nanoTime() + DRAIN.toNanos()));
      return answer;
    } catch (IOException | IllegalArgumentException e) {
      return Answer.failed(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static String statusLine(Socket socket, long deadline) throws IOException {
    var line = new StringBuilder();
    var next = read(socket, new byte[1], deadline);
    while (next >= 0 && next != '\n' && line.length() < MAX_LINE) {
      line.append((char) next);
      next = read(socket, new byte[1], deadline);
    }
    return line.toString().strip();
  }

  /** Some servers log an error when the client disconnects before the end of the response. */
  private static void drain(Socket socket, long deadline) {
    var rest = new byte[DRAIN_BYTES];
    try {
      while (read(socket, rest, deadline) >= 0) {
        // Ignored: only the status counts.
      }
    } catch (IOException e) {
      // The status is known already.
    }
  }

  /** The last byte read, -1 at the end. */
  private static int read(Socket socket, byte[] into, long deadline) throws IOException {
    socket.setSoTimeout(millisUntil(deadline));
    var count = socket.getInputStream().read(into);
    return count <= 0 ? -1 : into[count - 1] & 0xff;
  }

  private static byte[] request(URI url) {
    var path = Objects.requireNonNullElse(url.getRawPath(), "");
    var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    var text =
        String.join(
            "\r\n",
            "GET " + (path.isEmpty() ? "/" : path) + query + " HTTP/1.1",
            "Host: " + url.getRawAuthority(),
            "User-Agent: e2e-maven-plugin",
            "Accept: */*",
            "Connection: close",
            "",
            "");
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static int millisUntil(long deadline) throws SocketTimeoutException {
    var left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    if (left <= 0) {
      throw new SocketTimeoutException("no response in time");
    }
    return Math.toIntExact(left);
  }

  /**
   * The outcome of a request.
   *
   * @param status HTTP status code; 0 without a response
   * @param failure why there was no response; else empty
   */
  public record Answer(int status, String failure) {

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d(?:\\.\\d)? (\\d{3})\\b.*");
    private static final int FIRST_READY = 200;
    private static final int FIRST_ERROR = 400;

    static Answer failed(String why) {
      return new Answer(0, why);
    }

    /** Parses the first line of a response. */
    static Answer parse(String line) {
      var statusLine = STATUS_LINE.matcher(line);
      return statusLine.matches()
          ? new Answer(Integer.parseInt(statusLine.group(1)), "")
          : failed(
              line.isEmpty() ? "connection closed without a response" : "not an HTTP response");
    }

    /** Whether the server is ready: 2xx or 3xx. */
    public boolean isReady() {
      return status >= FIRST_READY && status < FIRST_ERROR;
    }

    /** For messages: {@code HTTP 503}, {@code ConnectException: Connection refused}. */
    @Override
    public String toString() {
      return status > 0 ? "HTTP " + status : failure;
    }
  }
}
