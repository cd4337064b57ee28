module.exports = require('./load.cjs').load('index.js');
