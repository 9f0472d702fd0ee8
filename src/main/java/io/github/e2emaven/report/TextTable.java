package io.github.e2emaven.report;

import java.util.ArrayList;
import java.util.List;

/** Text in columns of a terminal: combining marks take none, East Asian wide characters two. */
final class TextTable {

  private TextTable() {}

  /** Columns that the text takes. */
  static int width(String text) {
    return text.codePoints().map(TextTable::width).sum();
  }

  /** The text, filled with spaces on the right. */
  static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  /** The text, filled with spaces on the left. */
  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - width(text))) + text;
  }

  /** The text, with its end cut off where it is too wide. */
  static String cut(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    var kept = new StringBuilder();
    var used = 1;
    for (var c : text.codePoints().toArray()) {
      used += width(c);
      if (used > width) {
        break;
      }
      kept.appendCodePoint(c);
    }
    return kept + "…";
  }

  /** The text with its beginning cut off: the ends of class names tell them apart. */
  static String cutLeft(String text, int width) {
    var kept = text;
    while (width(kept) > Math.max(1, width - 1)) {
      kept = kept.substring(kept.offsetByCodePoints(0, 1));
    }
    return width(text) <= width ? text : "…" + kept;
  }

  /** Rows with every column as wide as its widest cell; columns from {@code firstRight} right. */
  static List<String> table(List<List<String>> rows, int firstRight) {
    var lines = new ArrayList<String>();
    var count = rows.get(0).size();
    for (var row : rows) {
      var line = new StringBuilder();
      for (var i = 0; i < count; i++) {
        var column = i;
        var width = rows.stream().mapToInt(r -> width(r.get(column))).max().orElse(0);
        line.append(i == 0 ? "" : "  ");
        line.append(i < firstRight ? left(row.get(i), width) : right(row.get(i), width));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static int width(int c) {
    var type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6)
        || (c >= 0x1f300 && c <= 0x1faff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }
}
