/// The program on another machine: a package with a JVM of its own, and what it takes to put that
/// and an edition on a Debian server and to run them there.
///
/// Open [com.bcrecommender.deploy.Deployment] first: the steps in their order. Each step is a small
/// class that can tell what it will do and can be done twice. [com.bcrecommender.deploy.Program]
/// makes the package, [com.bcrecommender.deploy.Units] and [com.bcrecommender.deploy.Caddyfile] the
/// files that the server's own services read.
///
/// The steps are shell scripts that decide on the server, from what they find there; so what
/// `--dry-run` prints is what will run, and a step that was cut off is simply run again.
///
/// What does not belong here: how a machine is reached (`transfer`), and sites without a program
/// (`publish`).
@NullMarked
package com.bcrecommender.deploy;

import org.jspecify.annotations.NullMarked;
