package io.github.e2emaven.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One attempt in a {@code run.json}. */
public final class ItAttempt {

  private final JsonNode attempt;

  ItAttempt(JsonNode attempt) {
    this.attempt = attempt;
  }

  /** The name of its {@code Ending}. */
  public String ending() {
    return attempt.path("ending").asText();
  }

  /** What went wrong with the infrastructure. */
  public String message() {
    return attempt.path("message").asText();
  }

  /** 1..workers. */
  public int slot() {
    return attempt.path("slot").asInt();
  }

  /** When the slot took it. */
  public Instant start() {
    return instant(attempt.path("start"));
  }

  /** When its result was known. */
  public Instant end() {
    return instant(attempt.path("end"));
  }

  /** How long it took. */
  public double seconds() {
    return Duration.between(start(), end()).toMillis() / 1000.0;
  }

  /** The main port. */
  public int port() {
    return attempt.path("ports").path("main").asInt();
  }

  /** The name of the clone. */
  public String database() {
    return attempt.path("database").asText();
  }

  /** The names of its phases. */
  public List<String> phases() {
    return ItRecord.children(attempt.path("phases")).stream()
        .map(phase -> phase.path("name").asText())
        .toList();
  }

  /** The server's process; 0 without a server. */
  public long serverPid() {
    return attempt.path("serverPid").asLong();
  }

  /** How many tests its report holds. */
  public int tests() {
    return attempt.path("tests").size();
  }

  /** Whether both had the same port at the same moment; true for itself. */
  public boolean sharesPortWith(ItAttempt other) {
    return overlaps(other) && port() == other.port();
  }

  /** Whether both had the same port or slot at the same moment; true for itself. */
  boolean meetsInPortOrSlot(ItAttempt other) {
    return sharesPortWith(other) || (overlaps(other) && slot() == other.slot());
  }

  private boolean overlaps(ItAttempt other) {
    return start().isBefore(other.end()) && other.start().isBefore(end());
  }

  @Override
  public String toString() {
    return attempt.toString();
  }

  /** ISO text, or seconds with fractions. */
  static Instant instant(JsonNode node) {
    if (node.isTextual()) {
      return Instant.parse(node.asText());
    }
    var millis = node.decimalValue().multiply(BigDecimal.valueOf(1000)).longValue();
    return Instant.ofEpochMilli(millis);
  }
}
