package io.github.e2emaven.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A {@link PortClaimer} in a JVM of its own.
 *
 * @param process the JVM
 * @param ports the ports that it holds
 */
record OtherJvm(Process process, Set<Integer> ports) implements AutoCloseable {

  static OtherJvm start(String kind, String directory) throws IOException {
    return startIn(List.of(), kind, directory);
  }

  /** With a prefix before the command, which runs it as another user. */
  static OtherJvm startIn(List<String> prefix, String kind, String directory) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes = System.getProperty("java.class.path");
    var main = PortClaimer.class.getName();
    var command = new ArrayList<>(prefix);
    command.addAll(List.of(java, "-cp", classes, main, kind, directory));
    var builder = new ProcessBuilder(command);
    var process = builder.redirectError(Redirect.INHERIT).start();
    return new OtherJvm(process, read(process.inputReader()));
  }

  private static Set<Integer> read(BufferedReader lines) throws IOException {
    var ports = new HashSet<Integer>();
    for (var line = lines.readLine(); line != null && !line.equals("done"); ) {
      ports.add(Integer.valueOf(line));
      line = lines.readLine();
    }
    return ports;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
