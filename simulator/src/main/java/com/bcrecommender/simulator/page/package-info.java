/// How the world looks from outside: pages, answers and blobs in Bandcamp's formats, as text. Pure
/// functions of the world and of the address under which it is shown; no sockets. Templates are
/// HTML files beside the classes.
///
/// Open [com.bcrecommender.simulator.page.Pages] first, which makes an answer of any address.
@NullMarked
package com.bcrecommender.simulator.page;

import org.jspecify.annotations.NullMarked;
