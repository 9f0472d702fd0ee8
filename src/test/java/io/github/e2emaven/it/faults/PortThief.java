package io.github.e2emaven.it.faults;

import io.github.e2emaven.it.Build;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A foreign program, in a session of its own and without our environment: takes the ports that
 * servers leave as {@code <test class>-<port>} in a directory, and answers on them as if all was
 * well. Ends when its input does.
 */
final class PortThief implements AutoCloseable {

  private final Process process;

  private PortThief(Process process) {
    this.process = process;
  }

  /** Starts it in a project; it takes so many ports of each test class. */
  static PortThief start(Path project, int times) throws IOException {
    var wanted = project.resolve("target/wanted");
    Build.run("rm", "-rf", wanted.toString());
    Files.createDirectories(wanted);
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var place = PortThief.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    var line = new ArrayList<>(List.of("env", "-i", "setsid", java, "-Xmx32m", "-cp", place));
    line.addAll(List.of(PortThief.class.getName(), wanted.toString(), Integer.toString(times)));
    var builder = new ProcessBuilder(line).redirectErrorStream(true);
    return new PortThief(builder.redirectOutput(Redirect.INHERIT).start());
  }

  /** The process id that a message about it must contain. */
  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Arguments: the directory; how many ports of a class to take. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var wanted = Path.of(arguments[0]);
    var left = new HashMap<String, Integer>();
    endWithInput();
    var changes = wanted.getFileSystem().newWatchService();
    wanted.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
    while (true) {
      for (var mark : marks(wanted)) {
        answer(mark, left, Integer.parseInt(arguments[1]));
      }
      var change = changes.take();
      change.pollEvents();
      change.reset();
    }
  }

  private static void endWithInput() {
    var thread =
        new Thread(
            () -> {
              try {
                System.in.read();
              } catch (IOException e) {
                // The suite has gone, too.
              }
              Runtime.getRuntime().halt(0);
            });
    thread.start();
  }

  private static void answer(Path mark, Map<String, Integer> left, int times) throws IOException {
    var parts = mark.getFileName().toString().split("-", 2);
    if (left.merge(parts[0], 1, Integer::sum) <= times) {
      take(Integer.parseInt(parts[1]));
    }
    Files.createFile(Path.of(mark + ".go"));
  }

  private static void take(int port) throws IOException {
    var socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    var thread =
        new Thread(
            () -> {
              while (true) {
                greet(socket);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void greet(ServerSocket socket) {
    try (Socket client = socket.accept()) {
      client.getInputStream().read();
      var text = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // The next one, please.
    }
  }

  private static List<Path> marks(Path wanted) throws IOException {
    try (Stream<Path> files = Files.list(wanted)) {
      return files
          .filter(file -> !file.toString().endsWith(".go"))
          .filter(file -> Files.notExists(Path.of(file + ".go")))
          .toList();
    }
  }
}
