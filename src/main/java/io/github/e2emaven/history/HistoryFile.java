package io.github.e2emaven.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.e2emaven.files.AtomicFile;
import io.github.e2emaven.history.HistoryContent.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One file of estimates: JSON with a line for each test file, sorted by name.
 *
 * @param path the file
 */
record HistoryFile(Path path) {

  private static final String FORMAT = "e2e-history";
  private static final int VERSION = 1;

  /** Ten thousand test files have 1.5 MB. */
  private static final long LARGEST = 16 << 20;

  /** Whatever follows, a file that begins so is one of ours. */
  private static final Pattern HEAD =
      Pattern.compile(
          "\\s*\\{\\s*\"format\"\\s*:\\s*\""
              + FORMAT
              + "\"\\s*,\\s*\"version\"\\s*:\\s*(\\d{1,9})");

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  /** The whole file. */
  private record Document(
      String format,
      int version,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) Map<String, Estimate> files) {}

  /** Reads it. */
  HistoryContent read() {
    try {
      if (Files.notExists(path)) {
        return HistoryContent.NONE;
      }
      if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
        return HistoryContent.unusable(State.FOREIGN, "it is no file of at most 16 MiB");
      }
      return parse(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return HistoryContent.NONE;
    } catch (IOException e) {
      return HistoryContent.unusable(State.FOREIGN, e.toString());
    }
  }

  private static HistoryContent parse(String text) {
    var head = HEAD.matcher(text);
    if (!head.lookingAt()) {
      return text.isBlank()
          ? HistoryContent.unusable(State.DAMAGED, "it is empty")
          : HistoryContent.unusable(State.FOREIGN, "e2e-maven-plugin has not written it");
    }
    if (Integer.parseInt(head.group(1)) > VERSION) {
      return HistoryContent.unusable(
          State.NEWER,
          "a newer e2e-maven-plugin has written it (version %s)".formatted(head.group(1)));
    }
    try {
      return HistoryContent.of(MAPPER.readValue(text, Document.class).files());
    } catch (JsonProcessingException e) {
      var line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      return HistoryContent.unusable(State.DAMAGED, "it is damaged near line " + line);
    }
  }

  /**
   * Replaces it.
   *
   * @throws IOException when it cannot be written; the old one then still exists
   */
  void write(Map<String, Estimate> estimates) throws IOException {
    var lines =
        new TreeMap<>(estimates)
            .entrySet().stream()
                .map(entry -> "    %s : %s".formatted(json(entry.getKey()), json(entry.getValue())))
                .collect(Collectors.joining(",\n"));
    var text =
        "{\n  \"format\" : \"%s\",\n  \"version\" : %d,\n  \"files\" : {\n%s\n  }\n}\n"
            .formatted(FORMAT, VERSION, lines);
    AtomicFile.deleteStale(path.resolveSibling(""));
    AtomicFile.replace(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("names and numbers always have a JSON form", e);
    }
  }
}
