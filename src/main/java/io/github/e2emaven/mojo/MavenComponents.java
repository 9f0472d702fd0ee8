package io.github.e2emaven.mojo;

import io.github.e2emaven.artifacts.PostgresBinariesResolver;
import io.github.e2emaven.artifacts.ServerModuleResolver;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.Credentials.Secret;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/** The parts of Maven that a run needs. */
@Named
@Singleton
public final class MavenComponents {

  private final BuildPluginManager plugins;
  private final LifecycleExecutor lifecycle;
  private final RepositorySystem repositories;
  private final SettingsDecrypter decrypter;
  private final ToolchainManager toolchains;

  @Inject
  public MavenComponents(
      BuildPluginManager plugins,
      LifecycleExecutor lifecycle,
      RepositorySystem repositories,
      SettingsDecrypter decrypter,
      ToolchainManager toolchains) {
    this.plugins = plugins;
    this.lifecycle = lifecycle;
    this.repositories = repositories;
    this.decrypter = decrypter;
    this.toolchains = toolchains;
  }

  BuildPluginManager plugins() {
    return plugins;
  }

  LifecycleExecutor lifecycle() {
    return lifecycle;
  }

  PostgresBinariesResolver binaries(MavenSession session, MavenProject project) {
    return new PostgresBinariesResolver(repositories, session, project);
  }

  ServerModuleResolver modules(MavenSession session, MavenProject project) {
    return new ServerModuleResolver(repositories, session, project);
  }

  /** The launcher of the JDK toolchain if the build has one, else of Maven's own JDK. */
  Path java(MavenSession session) {
    var toolchain = toolchains.getToolchainFromBuildContext("jdk", session);
    var tool = toolchain == null ? null : toolchain.findTool("java");
    return tool == null ? Path.of(System.getProperty("java.home"), "bin", "java") : Path.of(tool);
  }

  /** User and password of a {@code <server>} in settings.xml, decrypted. */
  Optional<Credentials> credentials(MavenSession session, String serverId) {
    return Optional.ofNullable(session.getSettings().getServer(serverId))
        .map(server -> decrypter.decrypt(new DefaultSettingsDecryptionRequest(server)).getServer())
        .filter(server -> server.getUsername() != null)
        .map(MavenComponents::credentials);
  }

  private static Credentials credentials(Server server) {
    var password = server.getPassword();
    return new Credentials(server.getUsername(), new Secret(password == null ? "" : password));
  }
}
