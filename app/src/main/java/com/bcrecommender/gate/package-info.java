/// What changes from one edition to the next, and whether visitors should see it: the last look
/// before a switch.
///
/// Open [com.bcrecommender.gate.Gate] first. Editions are read and nothing else; that an edition is
/// whole and true to its format is [com.bcrecommender.edition.EditionVerifier]'s to say.
@NullMarked
package com.bcrecommender.gate;

import org.jspecify.annotations.NullMarked;
