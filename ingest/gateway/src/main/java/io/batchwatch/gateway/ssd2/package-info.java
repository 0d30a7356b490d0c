/**
 * Messages of EFSA's Standard Sample Description 2 as rows: each {@code result} element is one, its own elements are columns
 * under their own names, and beside them stand the fields that only several elements together make. Codes of the catalogues
 * are passed on as they are: the profile says what they mean.
 */
package io.batchwatch.gateway.ssd2;
