package io.github.e2emaven.process;

import java.io.IOException;

/** A program that starts another one without any environment, and waits for it. */
final class SecondServer {

  private SecondServer() {}

  /** Runs until it is killed. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("sh", "-c", "echo second=$$; exec sleep 300").inheritIO();
    builder.environment().clear();
    builder.start().waitFor();
  }
}
