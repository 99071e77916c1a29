#!/bin/sh
# Run in a container of the base image: Debian's kernel for arm64 with pages of 16 KB, as a Raspberry Pi 5 has, and what it
# needs before it finds its disk, as /out/vmlinuz and /out/initramfs.
set -e
arm64='-o APT::Architecture=arm64 -o APT::Architectures::=arm64 -o APT::Sandbox::User=root'
cd /tmp
apt-get update -q && apt-get install -q -y --no-install-recommends cpio kmod xz-utils
apt-get $arm64 update -q
kernel=$(apt-cache $arm64 depends linux-image-arm64-16k | sed -n 's/.*Depends: //p' | head -1)
apt-get $arm64 download -q "$kernel:arm64" busybox-static:arm64
mkdir kernel first
for package in *.deb; do dpkg -x "$package" kernel; done
ln -s usr/lib kernel/lib
release=${kernel#linux-image-}
depmod -b kernel "$release"

mkdir first/bin first/dev first/modules first/root
cp kernel/usr/bin/busybox first/bin/
number=100
for name in virtio_blk virtio_net ext4; do
  for file in $(modprobe -d kernel -S "$release" --show-depends "$name" | sed -n 's/^insmod //p'); do
    number=$((number + 1))
    xz -dc "$file" > "first/modules/$number.ko"
  done
done
cat > first/init << 'end'
#!/bin/busybox sh
b=/bin/busybox
$b mount -t devtmpfs dev /dev
for module in /modules/*; do $b insmod "$module" 2> /dev/null; done
$b ip link set lo up
$b ip link set eth0 up
$b ip address add 10.0.2.15/24 dev eth0
$b mount -t ext4 /dev/vda /root
$b mount --move /dev /root/dev
exec $b switch_root /root /start
end
chmod 755 first/init
(cd first && find . | cpio --quiet -o -H newc | gzip -1) > /out/initramfs
cp "kernel/boot/vmlinuz-$release" /out/vmlinuz
