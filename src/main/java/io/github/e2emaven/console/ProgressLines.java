package io.github.e2emaven.console;

import io.github.e2emaven.report.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.WCWidth;

/**
 * The lines of a terminal for a run: one for each slot, and one with the counts.
 *
 * @param module name of the module, with a separator; empty in a build of one
 * @param estimate what the files usually take
 */
record ProgressLines(String module, TimeEstimate estimate) {

  private static final int PHASE = 32;

  /** None while there is nothing to show. */
  List<AttributedString> of(ProgressView view) {
    var lines = new ArrayList<AttributedString>();
    var step = view.step();
    if (step != null) {
      lines.add(plain(module + "e2e " + step.words() + "  " + time(view.since(step.since()))));
    }
    if (view.workers() > 0) {
      int width = view.inSlots().mapToInt(file -> columns(name(file))).max().orElse(0);
      for (int slot = 1; slot <= view.workers(); slot++) {
        lines.add(slot(slot, view, width));
      }
      lines.add(counts(view));
    }
    return lines;
  }

  private AttributedString slot(int slot, ProgressView view, int width) {
    var begin = module + "slot " + slot + "  ";
    return view.inSlot(slot)
        .map(file -> plain(begin + padded(name(file), width) + "  " + phase(file, view)))
        .orElseGet(() -> new AttributedString(begin + "idle", AttributedStyle.DEFAULT.faint()));
  }

  private String phase(FileProgress file, ProgressView view) {
    var usual =
        Optional.of(file)
            .filter(it -> it.phase().equals("test"))
            .flatMap(it -> estimate.usual(it.file()))
            .map(it -> ", usually " + time(it))
            .orElse("");
    return padded(file.words(), PHASE) + time(view.since(file.since())) + usual;
  }

  private static String name(FileProgress file) {
    var again = file.attempt() == 1 ? "" : " (attempt " + file.attempt() + ")";
    return file.file().simpleName() + again;
  }

  private AttributedString counts(ProgressView view) {
    var counts = view.counts();
    var line = new AttributedStringBuilder().append(module);
    line.append("%d of %d test files".formatted(counts.ended(), counts.all()));
    if (counts.failed() > 0) {
      line.append(", ");
      line.styled(
          AttributedStyle.BOLD.foreground(AttributedStyle.RED), counts.failed() + " failed");
    }
    line.append("  ").append(time(view.since(view.start())));
    var left = view.left();
    line.append(left == null || left.toSeconds() == 0 ? "" : ", about " + time(left) + " left");
    line.append(view.ahead() == 0 ? "" : "; stacks ahead: " + view.ahead());
    return line.toAttributedString();
  }

  private static AttributedString plain(String text) {
    return new AttributedString(text);
  }

  private static String time(Duration duration) {
    return DurationText.inSeconds(duration);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - columns(text)));
  }

  /** Letters of East Asia take two columns, combining marks none. */
  private static int columns(String text) {
    return text.codePoints().map(point -> Math.max(0, WCWidth.wcwidth(point))).sum();
  }
}
