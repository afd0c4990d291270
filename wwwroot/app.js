// The little that only a browser can do.
window.casedesk = {
  copy: text => navigator.clipboard.writeText(text),
};
