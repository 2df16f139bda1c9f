// Works out the digest of a chosen file, so that the server can see that it arrived whole.
// Without it, or where the browser cannot, the file is kept all the same.

const field = document.querySelector('input[name="sha256"]');
const chooser = document.querySelector('input[type="file"]');

async function note() {
  field.value = "";
  const file = chooser.files[0];
  if (!file || !window.crypto?.subtle) return;
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  if (chooser.files[0] !== file) return;
  field.value = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

if (field && chooser) {
  chooser.addEventListener("change", note);
  note();
}
