package io.github.e2emaven.mojo;

import io.github.e2emaven.database.ScriptsFiller;
import io.github.e2emaven.database.TemplateFiller;
import io.github.e2emaven.plan.TemplateSource;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.runner.TemplateStack;

/** Chooses who fills the template. */
final class TemplateFillers {

  private TemplateFillers() {}

  static TemplateFiller of(TemplateSource source, TemplateStack stack, Cancellation cancellation) {
    if (source instanceof TemplateSource.Scripts scripts) {
      return new ScriptsFiller(scripts.files(), cancellation);
    }
    return source instanceof TemplateSource.Migration migration
        ? database -> stack.migrate(migration, database)
        : stack::warmUp;
  }
}
