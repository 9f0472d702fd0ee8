package io.github.e2emaven.plan;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The late tokens of one stack, {@code @{port}} and so on. A token that is not ours is left as it
 * is: Failsafe resolves {@code @{argLine}} itself.
 *
 * @param values token name without braces to value
 */
public record Tokens(Map<String, String> values) {

  private static final Pattern TOKEN = Pattern.compile("@\\{([^{}]+)}");

  public Tokens {
    values = Map.copyOf(values);
  }

  /** The text with every token of ours replaced. */
  public String expand(String text) {
    return TOKEN
        .matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
  }
}
