/// The command line: one class per command. A command reads its arguments, calls a stage and prints
/// what came of it; it holds no logic that another command or a page may need.
///
/// Open [com.bcrecommender.cli.Main] first, then [com.bcrecommender.cli.BcrCommand], which lists
/// the commands.
@NullMarked
package com.bcrecommender.cli;

import org.jspecify.annotations.NullMarked;
