/// Looks at everything that can be wrong with an installation, and says the cure.
///
/// Open [com.bcrecommender.doctor.Doctor] first; a [com.bcrecommender.doctor.Check] is one thing
/// that can be wrong, and new ones join the list in `Doctor`.
///
/// What does not belong here: mending. No check changes anything, but for one small object that is
/// put on a host and taken away again.
@NullMarked
package com.bcrecommender.doctor;

import org.jspecify.annotations.NullMarked;
