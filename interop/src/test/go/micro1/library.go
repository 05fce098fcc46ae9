package main

import (
	"github.com/micro/go-micro/broker"
	"github.com/micro/go-micro/registry"
	"github.com/micro/go-micro/registry/memory"
)

// What the libraries call differently.
var (
	newBroker         = broker.NewBroker
	newMdnsRegistry   = registry.NewRegistry
	newMemoryRegistry = memory.NewRegistry
)
