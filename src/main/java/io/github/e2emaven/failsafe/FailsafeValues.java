package io.github.e2emaven.failsafe;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;

/** Values of Failsafe's parameters as Failsafe itself would get them, expressions evaluated. */
public final class FailsafeValues {

  private final FailsafeExecution failsafe;
  private final PluginParameterExpressionEvaluator expressions;

  /** Reads the values of a planned goal. */
  public FailsafeValues(FailsafeExecution failsafe, MavenSession session) {
    this.failsafe = failsafe;
    this.expressions =
        new PluginParameterExpressionEvaluator(
            session, new MojoExecution(failsafe.goal(), failsafe.configuration()));
  }

  /** The value of a parameter without elements; empty when it is not set. */
  public String text(String parameter) {
    var child = failsafe.configuration().getChild(parameter);
    return child == null || child.getValue() == null ? "" : evaluate(child.getValue().strip());
  }

  /** Whether a parameter has this value already, configured or by default. */
  boolean has(String parameter, String value) {
    var child = failsafe.configuration().getChild(parameter);
    if (child == null) {
      return false;
    }
    var byDefault = child.getAttribute("default-value");
    return Stream.of(text(parameter), byDefault == null ? "" : evaluate(byDefault), "false")
        .filter(text -> !text.isEmpty())
        .findFirst()
        .filter(value::equals)
        .isPresent();
  }

  /** Whether a parameter has another value than Failsafe's default. */
  boolean isSet(String parameter) {
    var child = failsafe.configuration().getChild(parameter);
    if (child == null || child.getChildCount() > 0) {
      return child != null;
    }
    var byDefault = child.getAttribute("default-value");
    var value = text(parameter);
    return !value.isEmpty() && !value.equals(byDefault == null ? "" : evaluate(byDefault));
  }

  /** The value of an expression, or of a text with expressions. */
  String evaluate(String expression) {
    try {
      var value = expressions.evaluate(expression);
      return value == null ? "" : value.toString();
    } catch (ExpressionEvaluationException e) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "Cannot evaluate %s in the configuration of maven-failsafe-plugin: %s"
              .formatted(expression, e.getMessage()),
          e);
    }
  }
}
