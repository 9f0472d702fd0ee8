package io.github.e2emaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** A {@code run.json}. Test classes are named without their package. */
public final class ItRecord {

  private final JsonNode run;

  private ItRecord(JsonNode run) {
    this.run = run;
  }

  /** Reads a record. */
  public static ItRecord read(Path file) {
    try {
      return new ItRecord(new JsonMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When the run started. */
  public Instant start() {
    return ItAttempt.instant(run.path("start"));
  }

  /** When the run ended. */
  public Instant end() {
    return ItAttempt.instant(run.path("end"));
  }

  /** The test classes, in the order of the record. */
  public List<String> files() {
    return children(run.path("files")).stream().map(ItRecord::name).toList();
  }

  /** The attempts of one test class. */
  public List<ItAttempt> attempts(String simpleName) {
    return children(run.path("files")).stream()
        .filter(file -> name(file).equals(simpleName))
        .flatMap(file -> children(file.path("attempts")).stream())
        .map(ItAttempt::new)
        .toList();
  }

  /** All attempts of all classes. */
  public List<ItAttempt> attempts() {
    return files().stream().flatMap(name -> attempts(name).stream()).toList();
  }

  /** The endings of the attempts of one test class. */
  public List<String> endings(String simpleName) {
    return attempts(simpleName).stream().map(ItAttempt::ending).toList();
  }

  /** No two attempts had a database or a server, no two at a time a port or a slot in common. */
  public ItRecord sharesNothing() {
    assertThat(attempts()).isNotEmpty();
    assertThat(attempts().stream().map(ItAttempt::database)).doesNotHaveDuplicates();
    assertThat(attempts().stream().map(ItAttempt::serverPid).filter(pid -> pid != 0))
        .doesNotHaveDuplicates();
    var all = attempts();
    for (var one : all) {
      for (var other : all) {
        assertThat(one.meetsInPortOrSlot(other))
            .as("%s and %s", one, other)
            .isEqualTo(one == other);
      }
    }
    return this;
  }

  /** At one moment all attempts were running. */
  public ItRecord overlapsCompletely() {
    var lastStart = attempts().stream().map(ItAttempt::start).max(Instant::compareTo).orElseThrow();
    var firstEnd = attempts().stream().map(ItAttempt::end).min(Instant::compareTo).orElseThrow();
    assertThat(lastStart).isBefore(firstEnd);
    return this;
  }

  private static String name(JsonNode file) {
    var name = file.path("file").path("className").asText(file.path("file").asText());
    return name.substring(name.lastIndexOf('.') + 1);
  }

  static List<JsonNode> children(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
