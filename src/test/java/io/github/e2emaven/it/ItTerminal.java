package io.github.e2emaven.it;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A Maven in a terminal, which tmux draws as a user would see it. */
public final class ItTerminal implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String ENDED = "mvn has ended";

  private final String socket = "e2e-it-" + System.nanoTime();

  private ItTerminal() {}

  /** Whether this machine has tmux; says so if not. */
  public static boolean isPossible() {
    boolean possible = Build.succeeds(List.of("tmux", "-V"));
    if (!possible) {
      System.out.println("SKIPPED on this machine: a terminal, as tmux is not installed");
    }
    return possible;
  }

  /** Builds a project on 200 columns and 30 lines. */
  public static ItTerminal start(
      File project, File repository, Map<String, String> environment, List<String> options) {
    var terminal = new ItTerminal();
    var command = new ArrayList<String>(List.of("env"));
    environment.forEach((name, value) -> command.add(name + "=" + value));
    command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
    command.addAll(List.of("verify", "-f", project.toString()));
    command.addAll(options);
    command.addAll(Build.offlineWith(repository).stream().filter(it -> !it.equals("-B")).toList());
    var quoted = new StringBuilder();
    command.forEach(word -> quoted.append("'").append(word).append("' "));
    terminal.tmux(
        "new-session",
        "-d",
        "-x",
        "200",
        "-y",
        "30",
        "trap : INT; "
            + quoted
            + "; echo; echo "
            + ENDED
            + "; read key; seq 1 100; exec sleep 600");
    terminal.tmux("set-option", "-g", "window-size", "manual");
    return terminal;
  }

  /** Waits for a screen, whose lines have no blanks at their ends. */
  public void awaitScreen(String what, Predicate<List<String>> condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.test(screen())) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("no " + what + ":\n" + String.join("\n", screen()));
      }
      LockSupport.parkNanos(Build.MOMENT.toNanos());
    }
  }

  /** Waits until Maven has ended. */
  public void awaitEnd() {
    awaitScreen("end", screen -> screen.contains(ENDED));
  }

  /** Another size of the window. */
  public void resize(int columns, int lines) {
    tmux("resize-window", "-x", "" + columns, "-y", "" + lines);
  }

  /** Presses a key, as tmux names it. */
  public void press(String key) {
    tmux("send-keys", key);
  }

  /** Everything that was printed has this line at its end, and no live line is left. */
  public ItTerminal endsWith(String text) {
    var all = history();
    if (all.stream().noneMatch(line -> line.contains(text))
        || screen().stream().anyMatch(line -> line.startsWith("slot "))) {
      throw new AssertionError(String.join("\n", all));
    }
    return this;
  }

  /** Each line is one of Maven's, from its beginning. */
  public void hasNoTornLine() {
    for (var line : history()) {
      if (!line.isEmpty() && !line.equals(ENDED) && !line.matches("\\[[A-Z]+].*")) {
        throw new AssertionError("torn: " + line + "\n" + String.join("\n", history()));
      }
    }
  }

  /** Lines scroll over the whole screen again: the last one is used. */
  public void scrollsWhole() {
    press("Enter");
    awaitScreen("whole screen", screen -> screen.size() > 28 && screen.get(28).equals("100"));
  }

  private List<String> screen() {
    return lines(tmux("capture-pane", "-p"));
  }

  private List<String> history() {
    return lines(tmux("capture-pane", "-p", "-J", "-S", "-"));
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::stripTrailing).toList();
  }

  private String tmux(String... words) {
    var command = new ArrayList<>(List.of("tmux", "-L", socket, "-f", "/dev/null"));
    command.addAll(List.of(words));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = new ByteArrayOutputStream();
      process.getInputStream().transferTo(output);
      if (process.waitFor() != 0) {
        throw new AssertionError(command + ": " + output.toString(StandardCharsets.UTF_8));
      }
      return output.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    tmux("kill-server");
  }
}
