package io.github.e2emaven.run;

import io.github.e2emaven.plan.TemplateSource;
import io.github.e2emaven.postgres.template.ScriptInitializer;
import io.github.e2emaven.postgres.template.TemplateInitializer;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.stack.TemplateWarmUp;

/** Chooses who fills the template. */
final class TemplateInitializers {

  private TemplateInitializers() {}

  static TemplateInitializer of(
      TemplateSource source, TemplateWarmUp stack, Cancellation cancellation) {
    if (source instanceof TemplateSource.Scripts scripts) {
      return new ScriptInitializer(scripts.files(), cancellation);
    }
    return source instanceof TemplateSource.Migration migration
        ? database -> stack.migrate(migration, database)
        : stack::warmUp;
  }
}
