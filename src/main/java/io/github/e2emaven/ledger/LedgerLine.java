package io.github.e2emaven.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of a ledger file; exactly one component is set.
 *
 * @param owner in the first line
 * @param enter a resource that is about to be created
 * @param strike a resource that is gone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LedgerLine(
    @Nullable RunOwner owner, @Nullable LedgerResource enter, @Nullable LedgerResource strike) {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  static LedgerLine of(RunOwner owner) {
    return new LedgerLine(owner, null, null);
  }

  static LedgerLine enter(LedgerResource resource) {
    return new LedgerLine(null, resource, null);
  }

  static LedgerLine strike(LedgerResource resource) {
    return new LedgerLine(null, null, resource);
  }

  /** The line in UTF-8, with its line end. */
  byte[] bytes() {
    try {
      return (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a ledger line as JSON", e);
    }
  }

  /** Empty for a line that was truncated when its writer died. */
  static Optional<LedgerLine> parse(String text) {
    try {
      return Optional.ofNullable(JSON.readValue(text, LedgerLine.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
