package io.github.e2emaven.it.trust;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.e2emaven.files.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What both runners made of cells, in this and in earlier invocations: a file for each cell. What
 * differs is not kept, so that a changed {@link Comparison} judges them anew.
 *
 * @param directory of the files
 */
record KeptResults(Path directory, CellCode code) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One file.
   *
   * @param title of the cell, for readers
   * @param code of the cell when it was built
   * @param project where it was built
   */
  record Kept(String title, String code, String project, CellResult failsafe, CellResult ours) {

    /** What differs. */
    Compared compared(Cell cell) {
      return new Compared(cell, project, new Comparison(cell, failsafe, ours).differences());
    }
  }

  /** Keeps the results of a cell, instead of earlier ones. */
  Compared keep(Cell cell, String project, CellResult failsafe, CellResult ours)
      throws IOException {
    var kept = new Kept(cell.title(), code.of(cell), project, failsafe, ours);
    Files.createDirectories(directory);
    JSON.writeValue(file(cell).toFile(), kept);
    return kept.compared(cell);
  }

  /** What differs in a cell; empty when it was not built yet, or of other code. */
  Optional<Compared> of(Cell cell) throws IOException {
    var file = file(cell);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var kept = JSON.readValue(file.toFile(), Kept.class);
    return kept.code().equals(code.of(cell)) ? Optional.of(kept.compared(cell)) : Optional.empty();
  }

  private Path file(Cell cell) {
    return directory.resolve(new Digest().add(cell.title()).hex() + ".json");
  }
}
