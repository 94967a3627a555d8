/// How the operator is told of what is wrong: one message when it begins, one when it is over, and
/// a digest a day while it lasts; by mail, by a command, by a web hook.
///
/// Open [com.bcrecommender.notice.Troubles] first, the rules of who is told what and when;
/// [com.bcrecommender.notice.Outlet] is a way out, and [com.bcrecommender.notice.Outlets] makes
/// those that the settings name. [com.bcrecommender.notice.MailOutlet] alone knows the library for
/// mail.
///
/// What does not belong here: finding out that something is wrong (worker, doctor), and the rows
/// that outlive a process (`catalog.TroubleLedger`).
@NullMarked
package com.bcrecommender.notice;

import org.jspecify.annotations.NullMarked;
