/**
 * What tests of services and of implementations need: contract tests for the contracts of core, a
 * clock that is moved by hand, and programs that must be there.
 *
 * <p>Sees core, JUnit and AssertJ. Published, because people outside write implementations too.
 * Begin reading at the contract test of the contract in question.
 */
@NullMarked
package io.doudou.testkit;

import org.jspecify.annotations.NullMarked;
