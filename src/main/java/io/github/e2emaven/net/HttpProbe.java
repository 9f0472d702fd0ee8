package io.github.e2emaven.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/**
 * Asks a server once by HTTP, over a bare socket: no thread, no proxy, no redirect, no second try,
 * and an end in time even when the server sends one byte a second. Only for a port whose listener
 * is known: a connection to an ephemeral port without one may reach itself.
 */
public final class HttpProbe {

  private static final int MAX_LINE = 1_000;
  private static final int DRAIN_BYTES = 8_192;
  private static final Duration DRAIN = Duration.ofMillis(100);
  private static final int DEFAULT_PORT = 80;

  private final Duration timeout;
  private final ProbeCancellation abort;

  /**
   * Makes a probe.
   *
   * @param timeout for connecting and answering together, at least 1 ms
   * @param abort ends it before its time
   */
  public HttpProbe(Duration timeout, ProbeCancellation abort) {
    this.timeout = timeout;
    this.abort = abort;
  }

  /** GETs an {@code http} URL; every failure is a value. */
  public HttpAnswer get(URI url) {
    var deadline = System.nanoTime() + timeout.toNanos();
    try (var socket = new Socket()) {
      abort.begin(socket);
      var port = url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
      var host = Objects.requireNonNullElse(url.getHost(), "");
      socket.connect(new InetSocketAddress(host, port), millisUntil(deadline));
      socket.getOutputStream().write(request(url));
      var answer = HttpAnswer.parse(statusLine(socket, deadline));
      drain(socket, Math.min(deadline, System.nanoTime() + DRAIN.toNanos()));
      return answer;
    } catch (IOException | IllegalArgumentException e) {
      return HttpAnswer.failed(e.getClass().getSimpleName() + ": " + e.getMessage());
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

  /** A server whose client hangs up before the end of the answer fills its log with complaints. */
  private static void drain(Socket socket, long deadline) {
    var rest = new byte[DRAIN_BYTES];
    try {
      while (read(socket, rest, deadline) >= 0) {
        // Thrown away: only the status counts.
      }
    } catch (IOException e) {
      // The answer is known already.
    }
  }

  /** The last byte that was read, -1 at the end. */
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
      throw new SocketTimeoutException("no answer in time");
    }
    return Math.toIntExact(left);
  }
}
