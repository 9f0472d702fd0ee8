package io.github.e2emaven.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a ledger on disk says, be its run alive or not.
 *
 * @param path the file
 * @param owner whose it is; empty when the first line is damaged
 * @param open entered and not struck out, newest first
 */
public record LedgerFile(Path path, Optional<RunOwner> owner, List<LedgerResource> open) {

  /** The end of a ledger's file name. */
  public static final String SUFFIX = ".ledger";

  public LedgerFile {
    open = List.copyOf(open);
  }

  /**
   * Reads a ledger; lines that were cut off are left out.
   *
   * @throws UncheckedIOException when there is no such file, or it cannot be read
   */
  public static LedgerFile read(Path path) {
    try {
      // Decoded leniently: a character may be cut in two.
      var text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
      return of(path, text.lines().flatMap(line -> LedgerLine.parse(line).stream()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read ledger " + path, e);
    }
  }

  /** Every ledger of a directory, by name; none when there is no such directory. */
  public static List<LedgerFile> in(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .sorted()
          .flatMap(file -> readIfPresent(file).stream())
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list ledgers in " + directory, e);
    }
  }

  /** Whether its run has certainly ended; false when the owner's line is damaged. */
  public boolean isAbandoned(RunOwner.Place here, RunOwner.Liveness liveness) {
    return owner.filter(known -> known.isProvenDead(here, liveness)).isPresent();
  }

  /** A run that ends now deletes its ledger. */
  private static Optional<LedgerFile> readIfPresent(Path file) {
    try {
      return Optional.of(read(file));
    } catch (UncheckedIOException e) {
      if (Files.exists(file)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static LedgerFile of(Path path, List<LedgerLine> lines) {
    var owner = lines.stream().flatMap(line -> Optional.ofNullable(line.owner()).stream());
    var open = new LinkedHashSet<LedgerResource>();
    for (var line : lines) {
      Optional.ofNullable(line.enter()).ifPresent(open::add);
      Optional.ofNullable(line.strike()).ifPresent(open::remove);
    }
    var newestFirst = new ArrayList<>(open);
    Collections.reverse(newestFirst);
    return new LedgerFile(path, owner.findFirst(), newestFirst);
  }
}
