package main

import (
	"context"
	"encoding/json"
	"flag"
	"sort"
	"strings"

	"go-micro.dev/v5/client"
	"go-micro.dev/v5/registry"
)

// The mDNS registry of the library, in its own domain or another one; "none": one within the process;
// "consul:ADDRESS" and "nats:ADDRESS": those in a server.
func openRegistry(domain string) registry.Registry {
	if address, found := strings.CutPrefix(domain, "consul:"); found {
		return newConsulRegistry(registry.Addrs(address))
	}
	if address, found := strings.CutPrefix(domain, "nats:"); found {
		return newNatsRegistry(registry.Addrs(address))
	}
	if domain == "none" {
		return newMemoryRegistry()
	}
	if domain == "" {
		return newMdnsRegistry()
	}
	return newMdnsRegistry(func(o *registry.Options) {
		o.Context = context.WithValue(context.Background(), "mdns.domain", domain)
	})
}

// Where a caller finds nodes: in a registry, or at an address.
type place struct{ address, domain *string }

func placeOf(flags *flag.FlagSet) place {
	return place{
		flags.String("address", "", "host and port of the node; empty: ask the registry"),
		flags.String("domain", "", "registry or mDNS domain; empty: that of the library"),
	}
}

func (p place) registry() registry.Registry {
	if *p.address == "" {
		return openRegistry(*p.domain)
	}
	return newMemoryRegistry()
}

func (p place) options() []client.CallOption {
	if *p.address == "" {
		return nil
	}
	return []client.CallOption{client.WithAddress(*p.address)}
}

// lookup asks the registry. Commands and their reports:
//
//	lookup NAME   a line "node ID ADDRESS VERSION METADATA ENDPOINTS" for each, then "nodes COUNT"
//	list          services NAME...
//	watch NAME    watching NAME; from then on "create ID ADDRESS" or "delete ID ADDRESS"
func lookup(arguments []string) error {
	flags := flag.NewFlagSet("lookup", flag.ExitOnError)
	domain := flags.String("domain", "", "registry or mDNS domain; empty: that of the library")
	flags.Parse(arguments)

	from := openRegistry(*domain)
	report("ready")
	commands(func(words []string) {
		if err := answer(from, words); err != nil {
			report("failed", words[0], err)
		}
	})
	return nil
}

func answer(from registry.Registry, words []string) error {
	switch words[0] {
	case "lookup":
		return tellNodes(from, words[1])
	case "list":
		return tellNames(from)
	case "watch":
		return tellChanges(from, words[1])
	}
	report("unknown", words[0])
	return nil
}

func tellNodes(from registry.Registry, name string) error {
	services, err := from.GetService(name)
	if err != nil && err != registry.ErrNotFound {
		return err
	}
	count := 0
	for _, service := range services {
		endpoints, _ := json.Marshal(service.Endpoints)
		for _, node := range service.Nodes {
			metadata, _ := json.Marshal(node.Metadata)
			report("node", node.Id, node.Address, service.Version, string(metadata), string(endpoints))
			count++
		}
	}
	report("nodes", count)
	return nil
}

func tellNames(from registry.Registry) error {
	services, err := from.ListServices()
	if err != nil {
		return err
	}
	var names []string
	for _, service := range services {
		names = append(names, service.Name)
	}
	sort.Strings(names)
	fields := []interface{}{"services"}
	for _, name := range names {
		fields = append(fields, name)
	}
	report(fields...)
	return nil
}

func tellChanges(from registry.Registry, name string) error {
	watcher, err := from.Watch(registry.WatchService(name))
	if err != nil {
		return err
	}
	report("watching", name)
	go func() {
		for {
			change, err := watcher.Next()
			if err != nil {
				return
			}
			for _, node := range change.Service.Nodes {
				report(change.Action, node.Id, node.Address)
			}
		}
	}()
	return nil
}
