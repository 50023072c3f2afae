import '../lib/core-client.ts';

window.ongoing.printReady();
