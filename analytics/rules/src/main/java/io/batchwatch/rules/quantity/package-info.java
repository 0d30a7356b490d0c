/** Units as laboratories write them, compared exactly. */
package io.batchwatch.rules.quantity;
