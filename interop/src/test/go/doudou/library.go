package main

// The fork in go-doudou: it writes addresses as text.
import "github.com/unionj-cloud/memberlist"

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
