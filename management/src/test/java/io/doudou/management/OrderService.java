package io.doudou.management;

/** Stands for an interface that the generator read; its document lies beside it. */
interface OrderService {}
