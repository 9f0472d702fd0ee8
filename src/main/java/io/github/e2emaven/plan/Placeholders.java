package io.github.e2emaven.plan;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The placeholders of one stack, such as {@code @{port}}. Unknown ones stay as they are: Failsafe
 * itself resolves {@code @{argLine}}.
 *
 * @param values from name without braces to value
 */
public record Placeholders(Map<String, String> values) {

  private static final Pattern PLACEHOLDER = Pattern.compile("@\\{([^{}]+)}");

  public Placeholders {
    values = Map.copyOf(values);
  }

  /** The text with every known placeholder replaced. */
  public String expand(String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
  }
}
