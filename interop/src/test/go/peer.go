// A real member of a gossip cluster, driven over its standard input and output, so that tests of the
// Java node meet the library that everybody runs. The file is built three times, each time with one
// of the folders beside it: they say which library, and what that library does not have.
//
// A command is one line on standard input, a report is one line on standard output with fields
// between tabs. The program ends with its standard input.
package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"
)

var (
	name      = flag.String("name", "go", "unique name of the member")
	bind      = flag.String("bind", "127.0.0.1", "address to listen on")
	advertise = flag.String("advertise", "", "address that others are told; empty: that of -bind")
	port      = flag.Int("port", 0, "port for datagrams and streams; 0: a free one")
	join      = flag.String("join", "", "members to join at the start: host:port,...")
	keys      = flag.String("keys", "", "keys in hexadecimal, the primary one first")
	label     = flag.String("label", "", "label of the cluster")
	meta      = flag.String("meta", "", "metadata")
	protocol  = flag.Int("protocol", 2, "protocol version, 1 to 5")
	compress  = flag.Bool("compress", true, "whether messages are compressed")
	profile   = flag.String("profile", "local", "settings: local, lan, wan or doudou")
	service   = flag.String("service", "", "serves this name over HTTP and says so in the metadata")
	root      = flag.String("root", "", "path in front of the routes of -service")
)

var printing sync.Mutex

func report(fields ...interface{}) {
	printing.Lock()
	defer printing.Unlock()
	for i, field := range fields {
		if i > 0 {
			fmt.Print("\t")
		}
		fmt.Print(field)
	}
	fmt.Println()
}

// A node that reports everything that the library tells it.
type node struct {
	lock   sync.Mutex
	meta   string
	queue  *Queue
	member *Memberlist
	keys   *Keyring
}

func (n *node) NodeMeta(limit int) []byte {
	n.lock.Lock()
	defer n.lock.Unlock()
	return []byte(n.meta)
}

func (n *node) NotifyMsg(text []byte) { report("message", string(text)) }

func (n *node) GetBroadcasts(overhead, limit int) [][]byte {
	return n.queue.GetBroadcasts(overhead, limit)
}

func (n *node) LocalState(join bool) []byte { return nil }

func (n *node) MergeRemoteState(state []byte, join bool) { report("state", join, string(state)) }

func (n *node) NotifyJoin(m *Node) { report("join", m.Name, m.Address(), string(m.Meta)) }

func (n *node) NotifyLeave(m *Node) { report("leave", m.Name) }

func (n *node) NotifyUpdate(m *Node) { report("update", m.Name, m.Address(), string(m.Meta)) }

func (n *node) NotifyConflict(known, other *Node) {
	report("conflict", known.Name, known.Address(), other.Address())
}

func (n *node) AckPayload() []byte { return nil }

func (n *node) NotifyPingComplete(m *Node, trip time.Duration, payload []byte) {
	report("pong", m.Name)
}

type text []byte

func (t text) Invalidates(other Broadcast) bool { return false }
func (t text) Message() []byte                  { return t }
func (t text) Finished()                        {}

// What a node of go-doudou says about itself, in its order.
type metadata struct {
	Meta struct {
		Service       string    `json:"service"`
		RouteRootPath string    `json:"routeRootPath"`
		Port          int       `json:"port"`
		RegisterAt    time.Time `json:"registerAt"`
		GoVer         string    `json:"goVer"`
		GddVer        string    `json:"gddVer"`
		BuildUser     string    `json:"buildUser"`
		BuildTime     string    `json:"buildTime"`
	} `json:"_meta"`
	Data interface{} `json:"data,omitempty"`
}

func check(err error) {
	if err != nil {
		report("failed", err)
		os.Exit(1)
	}
}

func main() {
	flag.Parse()
	n := &node{meta: *meta}
	if *service != "" {
		n.meta = serve()
	}
	n.queue = &Queue{RetransmitMult: 3, NumNodes: n.count}
	var err error
	n.member, err = Create(n.settings())
	check(err)
	report("ready", n.member.LocalNode().Address())
	if *join != "" {
		n.join(*join)
	}
	n.obey(os.Stdin)
	n.member.Shutdown()
}

func (n *node) count() int {
	if n.member == nil {
		return 1
	}
	return n.member.NumMembers()
}

func (n *node) settings() *Config {
	c := DefaultLocalConfig()
	switch *profile {
	case "lan":
		c = DefaultLANConfig()
	case "wan":
		c = DefaultWANConfig()
	case "doudou":
		c = DefaultWANConfig()
		c.GossipToTheDeadTime = 30 * time.Second
		c.PushPullInterval = 5 * time.Second
		c.DeadNodeReclaimTime = 3 * time.Second
	}
	c.Name, c.BindAddr, c.BindPort, c.AdvertisePort = *name, *bind, *port, *port
	c.AdvertiseAddr = *bind
	if *advertise != "" {
		c.AdvertiseAddr = *advertise
	}
	c.ProtocolVersion = uint8(*protocol)
	c.EnableCompression = *compress
	c.Delegate, c.Events, c.Conflict, c.Ping = n, n, n, n
	c.LogOutput = os.Stderr
	setLabel(c, *label)
	if *keys != "" {
		n.keys = ring(*keys)
		c.Keyring = n.keys
	}
	return c
}

func ring(text string) *Keyring {
	var all [][]byte
	for _, part := range strings.Split(text, ",") {
		all = append(all, key(part))
	}
	ring, err := NewKeyring(all, all[0])
	check(err)
	return ring
}

func key(text string) []byte {
	key, err := hex.DecodeString(text)
	check(err)
	return key
}

func (n *node) join(addresses string) {
	count, err := n.member.Join(strings.Split(addresses, ","))
	if err != nil {
		report("refused", count, strings.ReplaceAll(err.Error(), "\n", " "))
		return
	}
	report("joined", count)
}

// serve answers /hello on a free port, and returns the metadata that leads others there.
func serve() string {
	listener, err := net.Listen("tcp", net.JoinHostPort(*bind, "0"))
	check(err)
	http.HandleFunc(*root+"/hello", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "hello from %s", *name)
	})
	go http.Serve(listener, nil)
	var m metadata
	m.Meta.Service, m.Meta.RouteRootPath = *service, *root
	m.Meta.Port = listener.Addr().(*net.TCPAddr).Port
	m.Meta.RegisterAt, m.Meta.GoVer, m.Meta.GddVer = time.Now(), "go1.16.6", "v0.7.2"
	bytes, err := json.Marshal(m)
	check(err)
	return string(bytes)
}

func (n *node) obey(commands io.Reader) {
	lines := bufio.NewScanner(commands)
	for lines.Scan() {
		words := append(strings.SplitN(lines.Text(), " ", 3), "", "")
		switch words[0] {
		case "members":
			n.members()
		case "score":
			report("score", n.member.GetHealthScore())
		case "join":
			n.join(words[1])
		case "datagram", "stream":
			n.send(words[0], words[1], words[2])
		case "broadcast":
			n.queue.QueueBroadcast(text(strings.TrimPrefix(lines.Text(), "broadcast ")))
			report("queued")
		case "meta":
			n.lock.Lock()
			n.meta = strings.TrimPrefix(lines.Text(), "meta ")
			n.lock.Unlock()
			report("updated", n.member.UpdateNode(5*time.Second))
		case "key":
			n.turn(words[1], key(words[2]))
		case "discover":
			n.discover(words[1])
		case "call":
			n.call(words[1])
		case "leave":
			report("left", n.member.Leave(5*time.Second))
		case "quit":
			return
		default:
			report("unknown", lines.Text())
		}
	}
}

func (n *node) members() {
	fields := []interface{}{"members"}
	for _, m := range n.sorted() {
		fields = append(fields, m.Name+"="+m.Address())
	}
	report(fields...)
}

func (n *node) sorted() []*Node {
	all := n.member.Members()
	sort.Slice(all, func(i, j int) bool { return all[i].Name < all[j].Name })
	return all
}

func (n *node) send(way, to, message string) {
	for _, m := range n.sorted() {
		if m.Name != to {
			continue
		}
		if way == "stream" {
			report("sent", n.member.SendReliable(m, []byte(message)))
		} else {
			report("sent", n.member.SendBestEffort(m, []byte(message)))
		}
		return
	}
	report("sent", "no member "+to)
}

func (n *node) turn(how string, key []byte) {
	var err error
	switch ring := n.keys; how {
	case "add":
		err = ring.AddKey(key)
	case "use":
		err = ring.UseKey(key)
	case "remove":
		err = ring.RemoveKey(key)
	}
	report("turned", err)
}

// discover does what Discover and the registry page of go-doudou do: one bad neighbour fails it.
func (n *node) discover(wanted string) {
	fields := []interface{}{"nodes"}
	for _, m := range n.sorted() {
		said, err := read(m)
		if err != nil {
			report("broken", m.Name, err)
			return
		}
		if wanted == "" || said.Meta.Service == wanted {
			up := time.Since(said.Meta.RegisterAt).Seconds() // Uptime is shown in whole seconds.
			fields = append(fields, fmt.Sprintf("%s %s %s %.0f", m.Name, said.Meta.Service, url(m, said), up))
		}
	}
	report(fields...)
}

func read(m *Node) (metadata, error) {
	var said metadata
	err := json.Unmarshal(m.Meta, &said)
	return said, err
}

func url(m *Node, said metadata) string {
	host, _, _ := net.SplitHostPort(m.Address())
	return "http://" + host + ":" + strconv.Itoa(said.Meta.Port) + said.Meta.RouteRootPath
}

// call asks every node of a service for /hello, over the address in its metadata.
func (n *node) call(wanted string) {
	client := http.Client{Timeout: 5 * time.Second}
	for _, m := range n.sorted() {
		said, err := read(m)
		if err != nil || said.Meta.Service != wanted {
			continue
		}
		answer, err := client.Get(url(m, said) + "/hello")
		if err != nil {
			report("called", m.Name, 0, err)
			continue
		}
		body, _ := io.ReadAll(answer.Body)
		answer.Body.Close()
		report("called", m.Name, answer.StatusCode, string(body))
	}
	report("done")
}
