module.exports = require('./load.cjs').load('testing/matchers.js');
