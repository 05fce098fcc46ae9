package main

// The library as of 2019: no labels, no source fields in pings, the older MessagePack.
import "github.com/hashicorp/memberlist"

type (
	Broadcast  = memberlist.Broadcast
	Config     = memberlist.Config
	Keyring    = memberlist.Keyring
	Memberlist = memberlist.Memberlist
	Node       = memberlist.Node
	Queue      = memberlist.TransmitLimitedQueue
)

var (
	Create             = memberlist.Create
	DefaultLANConfig   = memberlist.DefaultLANConfig
	DefaultLocalConfig = memberlist.DefaultLocalConfig
	DefaultWANConfig   = memberlist.DefaultWANConfig
	NewKeyring         = memberlist.NewKeyring
)

func setLabel(c *Config, label string) {
	if label != "" {
		panic("this library knows no labels")
	}
}
