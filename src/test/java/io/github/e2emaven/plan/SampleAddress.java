package io.github.e2emaven.plan;

import java.nio.file.Path;
import java.util.Map;

/** The first attempt of {@code a.FooE2E}, without a database. */
public final class SampleAddress {

  private SampleAddress() {}

  /** With its files in this directory. */
  public static StackAddress in(Path directory) {
    return new StackAddress(
        new RunId("r"),
        new TestFile("a.FooE2E"),
        1,
        1,
        "127.0.0.1",
        Map.of(StackAddress.MAIN_PORT, 1),
        null,
        new AttemptDirectory(directory));
  }
}
