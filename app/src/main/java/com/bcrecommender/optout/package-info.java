/// Who asked to be left out: salted hashes that tell nobody's name, in the form in which the
/// catalog, the folder of editions, the pointer on a host and every reader hold them.
@NullMarked
package com.bcrecommender.optout;

import org.jspecify.annotations.NullMarked;
