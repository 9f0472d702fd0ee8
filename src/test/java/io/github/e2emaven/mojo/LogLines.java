package io.github.e2emaven.mojo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** What Maven would print, without colours. */
final class LogLines extends SystemStreamLog {

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  final List<String> lines = new ArrayList<>();

  @Override
  public void info(CharSequence text) {
    add("INFO", text);
  }

  @Override
  public void warn(CharSequence text) {
    add("WARN", text);
  }

  @Override
  public void error(CharSequence text) {
    add("ERROR", text);
  }

  private void add(String level, CharSequence text) {
    lines.add(level + " " + COLOUR.matcher(text).replaceAll(""));
  }
}
