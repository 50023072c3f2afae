import { config } from 'zod';

// zod would try `new Function` for speed; the page's policy forbids it and reports every try. A module of its own,
// imported before any other: the router parses an address as soon as it is loaded.
config({ jitless: true });
