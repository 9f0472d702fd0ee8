package io.github.e2emaven.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A documentation file, as far as tests must understand it.
 *
 * @param file relative to the project
 * @param text its content
 */
record Markdown(Path file, String text) {

  private static final Pattern FENCE =
      Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)[^)]*\\)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  static Markdown read(Path file) {
    try {
      return new Markdown(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The contents of all fenced blocks of a language. */
  List<String> blocks(String language) {
    return FENCE
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  /** The lines of all shell blocks that call Maven, without their comments. */
  List<String> mavenCommands() {
    return blocks("sh").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("mvn "))
        .map(line -> line.replaceFirst("\\s+#.*", ""))
        .toList();
  }

  /** The rows below the heading row of the table whose first column has this heading. */
  List<List<String>> table(String heading) {
    return text.lines()
        .dropWhile(line -> !line.startsWith("| " + heading + " |"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(Markdown::cells)
        .toList();
  }

  /** The first column of such a table, without backticks; several names in one cell count each. */
  List<String> names(String heading) {
    return table(heading).stream().flatMap(row -> code(row.get(0)).stream()).toList();
  }

  /** What stands between backticks. */
  static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
  }

  /** Targets of links into the repository. */
  List<String> links() {
    return LINK.matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .filter(target -> !target.contains("://"))
        .toList();
  }

  private static List<String> cells(String row) {
    return Arrays.stream(row.substring(1).split("\\|", -1)).map(String::strip).toList();
  }
}
