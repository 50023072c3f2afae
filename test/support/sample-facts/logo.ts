/** A plain rectangle of 120 × 40 pixels: enough of a PNG for a logo. */
export const LOGO_PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAHgAAAAoCAIAAAC6iKlyAAAAUklEQVR42u3QQQ0AAAgEoGtjE/MZ2RbOBxsJSPVwIApEi0a0aNEWRItGtGjRFkSLRrRo0YgWjWjRohEtGtGiRSNaNKJFi0a0aESLFo1o0Yj+ZwG7JYjPZOWhWgAAAABJRU5ErkJggg==';
