package io.github.e2emaven.failsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.planning.PropertyResolver;
import java.io.StringReader;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class ParameterCheckTests {

  private final Properties user = new Properties();
  private final MavenProject project = new MavenProject();

  ParameterCheckTests() {
    project.setBuild(new Build());
  }

  @Test
  void a_refused_parameter_is_named_with_its_reason() throws Exception {
    var list = "<dependenciesToScan><dependency>a:b</dependency></dependenciesToScan>";
    assertThatThrownBy(check(list)::refuse)
        .isInstanceOf(StageException.class)
        .hasMessageContaining("<dependenciesToScan>")
        .hasMessageContaining("class file");
  }

  @Test
  void a_refused_parameter_counts_when_its_property_is_set() throws Exception {
    var suites = "<suiteXmlFiles>${failsafe.suiteXmlFiles}</suiteXmlFiles>";
    check(suites).refuse();
    user.setProperty("failsafe.suiteXmlFiles", "a.xml");
    assertThatThrownBy(check(suites)::refuse).hasMessageContaining("<suiteXmlFiles>");
  }

  @Test
  void replaced_parameters_are_listed_unless_they_have_their_default() throws Exception {
    var configuration =
        "<forkCount default-value='1'>2</forkCount><reuseForks default-value='true'>true</reuseForks>"
            + "<runOrder default-value='filesystem'>${failsafe.runOrder}</runOrder>"
            + "<includes><include>**/*IT.java</include></includes><argLine>-Xmx99m</argLine>";
    assertThat(check(configuration).replaced())
        .containsExactly("<forkCount> by workers", "<includes> by includes of this plugin");
  }

  @Test
  void a_replaced_parameter_of_verify_alone_is_listed() throws Exception {
    project.getBuild().addPlugin(failsafe("<summaryFiles><file>a.xml</file></summaryFiles>"));
    assertThat(check("").replaced())
        .containsExactly("<summaryFiles> by the goal report, which judges run.json");
  }

  private static Plugin failsafe(String configuration) throws Exception {
    var plugin = new Plugin();
    plugin.setArtifactId("maven-failsafe-plugin");
    plugin.setConfiguration(dom(configuration));
    return plugin;
  }

  private static Xpp3Dom dom(String configuration) throws Exception {
    return Xpp3DomBuilder.build(
        new StringReader("<configuration>" + configuration + "</configuration>"));
  }

  @SuppressWarnings("deprecation")
  private ParameterCheck check(String configuration) throws Exception {
    var goal = new MojoDescriptor();
    var parameter = new Parameter();
    parameter.setName("includes");
    goal.addParameter(parameter);
    goal.setPluginDescriptor(new PluginDescriptor());
    var request = new DefaultMavenExecutionRequest();
    request.setUserProperties(user).setSystemProperties(new Properties());
    var session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());
    session.setCurrentProject(project);
    return new ParameterCheck(
        new FailsafeValues(FailsafeExecution.of(goal, dom(configuration)), session),
        FailsafeVerify.of(project, new PropertyResolver(user, new Properties(), new Properties())));
  }
}
